/** Which part of a picture is kept: how much larger than it must be, and where, in hundredths. */
export interface Cut {
  zoom: number;
  x: number;
  y: number;
}

export const MIDDLE: Cut = { zoom: 100, x: 50, y: 50 };
export const ZOOM = { least: 100, most: 400 };
/** A portrait of 3 to 4, larger than what is kept of it: the desk draws it anew and smaller. */
export const PORTRAIT = { width: 480, height: 640 };

interface Size {
  width: number;
  height: number;
}

/** The rectangle of 3 to 4 that a cut means, in the picture's own pixels. */
export function rectangle(picture: Size, cut: Cut) {
  const widest = Math.min(picture.width, (picture.height * 3) / 4);
  const width = (widest * 100) / cut.zoom;
  const height = (width * 4) / 3;
  return {
    x: ((picture.width - width) * cut.x) / 100,
    y: ((picture.height - height) * cut.y) / 100,
    width,
    height,
  };
}

/** The cut after the picture was dragged so far, in parts of the frame's own width and height. */
export function dragged(picture: Size, cut: Cut, across: number, down: number): Cut {
  const { width, height } = rectangle(picture, cut);
  const moved = (at: number, by: number, frame: number, room: number) =>
    room > 0 ? within(at - (by * frame * 100) / room) : at;
  return {
    zoom: cut.zoom,
    x: moved(cut.x, across, width, picture.width - width),
    y: moved(cut.y, down, height, picture.height - height),
  };
}

export const zoomed = (cut: Cut, by: number): Cut => ({
  ...cut,
  zoom: Math.min(ZOOM.most, Math.max(ZOOM.least, cut.zoom + by)),
});

const within = (hundredth: number) => Math.min(100, Math.max(0, hundredth));
