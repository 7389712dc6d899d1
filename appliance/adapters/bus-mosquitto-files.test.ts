import { pbkdf2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type MosquittoUser, mosquittoFiles } from "./bus-mosquitto-files.ts";

const user = (
  role: "board" | "core" | "ticket",
  id: string,
  password = "secret",
): MosquittoUser => ({
  username: `${role}.${id}`,
  password,
  identity: { role, id },
});
const site = { root: "patience/1/mairie", port: 1883, folder: "/run/patience/mosquitto" };
const files = (...users: MosquittoUser[]) => mosquittoFiles({ ...site, users });

/** A line that Debian's `mosquitto_passwd -b` of version 2.0.11 wrote for the password `secret`. */
const model =
  "board.lobby:$7$101$AGHl9h3oCL1bEep0$FOxatauW47CHC0iMvvp9JfWqst4j2MrrQZZIHf5CvSeS4jxff9ayD9xvsHrdgehDTATZV8jDRapjyybu6Y5ebQ==";

/** Reads a line of the password file as Mosquitto does. */
function fits(line: string, password: string): boolean {
  const [, kind, iterations, salt = "", hash = ""] = line.trim().split("$");
  const bytes = Buffer.from(salt, "base64");
  const found = pbkdf2Sync(password, bytes, Number(iterations), 64, "sha512").toString("base64");
  return kind === "7" && bytes.length === 12 && found === hash;
}

describe("Mosquitto's files", () => {
  it("hold passwords in the form of Debian's own tool", () => {
    expect(fits(model, "secret")).toBe(true);
    const lines = files(user("board", "lobby"), user("board", "stairs")).passwd.split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^board\.lobby:\$7\$101\$[\w+/]{16}\$[\w+/]{86}==$/);
    expect(fits(lines[0] ?? "", "secret")).toBe(true);
    expect(fits(lines[0] ?? "", "Secret")).toBe(false);
    expect(lines[0]?.split("$")[3]).not.toBe(lines[1]?.split("$")[3]);
  });

  it("are the same for the same users", () => {
    expect(files(user("board", "lobby"))).toEqual(files(user("board", "lobby")));
  });

  it("give each user the rows of its role, with its own id", () => {
    expect(files(user("board", "lobby"), user("core", "box"), user("ticket", "Tk_1")).acl).toBe(
      `user board.lobby
topic read patience/1/mairie/core/status
topic read patience/1/mairie/site/state
topic read patience/1/mairie/service/+/state
topic read patience/1/mairie/counter/+/state
topic read patience/1/mairie/call/recent
topic read patience/1/mairie/call/event
topic read patience/1/mairie/board/lobby/config
topic write patience/1/mairie/board/lobby/presence
topic write patience/1/mairie/board/lobby/ack

user core.box
topic read patience/1/mairie/#
topic write patience/1/mairie/#

user ticket.Tk_1
topic read patience/1/mairie/core/status
topic read patience/1/mairie/ticket/Tk_1/state
`,
    );
  });

  it("let nobody in without a name, listen on loopback and keep nothing", () => {
    const { conf } = files();
    for (const line of [
      "listener 1883 127.0.0.1",
      "allow_anonymous false",
      "password_file /run/patience/mosquitto/passwd",
      "acl_file /run/patience/mosquitto/acl",
      "persistence false",
      "max_packet_size 65536",
      "set_tcp_nodelay true",
    ])
      expect(conf.split("\n")).toContain(line);
  });

  it.each([
    { ...user("board", "lobby"), username: "board" },
    { ...user("board", "lobby"), username: "board.stairs" },
    user("board", "+"),
    user("board", "a b"),
    user("board", "a\ntopic read #"),
    user("board", "a:b"),
    user("board", ""),
  ])("are not written for $username", (bad) => {
    expect(() => files(bad)).toThrow(RangeError);
  });
});
