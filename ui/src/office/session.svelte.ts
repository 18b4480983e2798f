import { get, knowCsrf, post, Refused } from "./call";
import type { Me, Role } from "./types";

const RANK: Record<Role, number> = { penonton: 0, verifikator: 1, admin: 2 };

/** Who is signed in. */
class Session {
  /** Nothing while nobody knows yet, `null` for nobody. */
  me = $state<Me | null>();

  async look(): Promise<void> {
    try {
      const me = await get<Me>("/api/me");
      knowCsrf(me.csrf);
      this.me = me;
    } catch {
      this.me = null;
    }
  }

  async signIn(login: string, passphrase: string): Promise<void> {
    await post("/api/session", { login, passphrase });
    await this.look();
  }

  async signOut(): Promise<void> {
    await post("/api/session", {}, "DELETE").catch(() => undefined);
    this.me = null;
  }

  /** Whoever stayed away too long signs in again. */
  noticed(refused: unknown): void {
    if (refused instanceof Refused && refused.code === "not_signed_in") this.me = null;
  }

  may(role: Role): boolean {
    return !!this.me && RANK[this.me.role] >= RANK[role];
  }
}

export const session = new Session();
