import { describe, expect, it } from "vitest";
import { admission, brokerSecurity, type Command } from "./bus-mosquitto-security.ts";

const root = "patience/1/demo";
const board = { role: "board", id: "board-1" } as const;
const pass = { username: "board.board-1", password: "fixed.abc" };

function heard() {
  const commands: Command[] = [];
  const security = brokerSecurity(root, (payload) => {
    commands.push(...(JSON.parse(payload) as { commands: Command[] }).commands);
  });
  return { commands, security };
}

describe("Mosquitto's clients, made while it runs", () => {
  it("have a role of their own with the rights of the table, in the client's own topics", () => {
    const [role, client] = admission(root, board, pass);
    expect(role).toMatchObject({ command: "createRole", rolename: "board.board-1" });
    const acls = role?.["acls"] as { acltype: string; topic: string }[];
    expect(acls).toContainEqual({
      ...{ acltype: "publishClientSend", topic: `${root}/board/board-1/ack` },
      ...{ priority: 0, allow: true },
    });
    expect(acls.some(({ topic }) => topic.includes("%i") || !topic.startsWith(root))).toBe(false);
    expect(client).toMatchObject({ command: "createClient", ...pass });
  });

  it("are made once for one pass, and again when the broker comes back", () => {
    const { commands, security } = heard();
    security.admit(board, pass);
    security.admit(board, pass);
    expect(commands).toHaveLength(2);
    security.connected();
    expect(commands).toHaveLength(4);
  });

  it("are removed when they are cut, and made again by the next pass", () => {
    const { commands, security } = heard();
    security.admit(board, pass);
    security.expel(board);
    expect(commands.slice(2).map(({ command }) => command)).toEqual(["deleteClient", "deleteRole"]);
    security.admit(board, pass);
    expect(commands).toHaveLength(6);
  });

  it("never are the box itself, which is there from the beginning", () => {
    const { commands, security } = heard();
    security.admit({ role: "core", id: "box" }, { username: "core.box", password: "x" });
    expect(commands).toEqual([]);
  });

  it("are forgotten from the oldest on when there are too many", () => {
    const { commands, security } = heard();
    for (let index = 0; index <= 4_000; index += 1)
      security.admit(
        { role: "ticket", id: `t${index}` },
        { username: `ticket.t${index}`, password: "p" },
      );
    expect(commands.at(-2)).toEqual({ command: "deleteClient", username: "ticket.t0" });
  });
});
