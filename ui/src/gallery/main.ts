import "@fontsource/plus-jakarta-sans/latin-500.css";
import "@fontsource/plus-jakarta-sans/latin-600.css";
import "@fontsource/plus-jakarta-sans/latin-700.css";
import "../styles/base.css";
import { mount } from "svelte";
import { speech } from "../words/speech.svelte";
import Gallery from "./Gallery.svelte";

await speech.begin();
const target = document.getElementById("app");
if (target) mount(Gallery, { target });
