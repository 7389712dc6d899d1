import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

const needed = [
  ["--site", "mairie"],
  ["--printer-id", "hall"],
  ["--target", "tcp://10.0.0.7"],
  ["--journal", "/var/lib/patience/printer"],
] as const;
const without = (name: string) => needed.filter(([option]) => option !== name).flat();

describe("the agent's options", () => {
  it("have defaults for a box on the same machine", () => {
    const options = readOptions(needed.flat(), {});
    expect(options).toMatchObject({
      door: { url: "ws://127.0.0.1:8080/mqtt", site: "mairie", printerId: "hall" },
      journalDirectory: "/var/lib/patience/printer",
    });
    expect(options.transport?.address).toBe("tcp://10.0.0.7:9100");
    expect(options).not.toHaveProperty("profile");
    expect(options.door).not.toHaveProperty("username");
    expect(options.door).not.toHaveProperty("password");
  });

  it("take the password from the environment alone", () => {
    const more = ["--username", "printer.hall", "--url", "mqtt://10.0.0.5", "--client-id", "p1"];
    const env = { PATIENCE_AGENT_PASSWORD: "secret" };
    const options = readOptions([...needed.flat(), ...more, "--profile", "epson-58"], env);
    expect(options).toMatchObject({
      door: { url: "mqtt://10.0.0.5", username: "printer.hall", password: "secret" },
      clientId: "p1",
      profile: { name: "epson-58" },
    });
    expect(() => readOptions([...needed.flat(), "--password", "x"], {})).toThrow(/password/);
  });

  it.each(["--site", "--printer-id", "--journal"])("cannot do without %s", (name) => {
    expect(() => readOptions(without(name), {})).toThrow(`${name} is missing`);
  });

  it("name a box instead of its bus, and need no more than a folder then", () => {
    const options = readOptions(["--box", "http://10.0.0.5:8080", "--journal", "/tmp/j"], {});
    expect(options).toEqual({
      door: { box: "http://10.0.0.5:8080" },
      journalDirectory: "/tmp/j",
    });
    const more = ["--printer-id", "hall", "--box", "http://10.0.0.5:8080", "--journal", "/tmp/j"];
    expect(readOptions(more, {}).door).toMatchObject({ printerId: "hall" });
  });

  it.each([
    [["--box", "10.0.0.5"], /http/],
    [["--box", "http://10.0.0.5", "--url", "ws://10.0.0.5/mqtt"], /beside it/],
    [["--box", "http://10.0.0.5", "--printer-id", "Hall 1"], /lower-case/],
  ])("refuse %s", (args, words) => {
    expect(() => readOptions([...args, "--journal", "/tmp/j"], {})).toThrow(words);
  });

  it.each([
    ["--site", "Mairie de X", /lower-case/],
    ["--url", "http://10.0.0.5", /ws:\/\//],
    ["--target", "usb://04b8", /tcp:\/\//],
    ["--profile", "typewriter", /epson-80/],
  ])("say what is wrong with %s %s", (name, value, words) => {
    expect(() => readOptions([...without(name), name, value], {})).toThrow(words);
  });
});
