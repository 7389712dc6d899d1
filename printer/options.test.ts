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
      url: "ws://127.0.0.1:8080/mqtt",
      clientId: "printer-hall",
      site: "mairie",
      printerId: "hall",
      journalDirectory: "/var/lib/patience/printer",
    });
    expect(options.transport.address).toBe("tcp://10.0.0.7:9100");
    expect(options.profile.name).toBe("epson-80");
    expect(options).not.toHaveProperty("username");
    expect(options).not.toHaveProperty("password");
  });

  it("take the password from the environment alone", () => {
    const more = ["--username", "printer.hall", "--url", "mqtt://10.0.0.5", "--client-id", "p1"];
    const env = { PATIENCE_AGENT_PASSWORD: "secret" };
    const options = readOptions([...needed.flat(), ...more, "--profile", "epson-58"], env);
    expect(options).toMatchObject({
      url: "mqtt://10.0.0.5",
      clientId: "p1",
      username: "printer.hall",
      password: "secret",
      profile: { name: "epson-58" },
    });
    expect(() => readOptions([...needed.flat(), "--password", "x"], {})).toThrow(/password/);
  });

  it.each(["--site", "--printer-id", "--target", "--journal"])("cannot do without %s", (name) => {
    expect(() => readOptions(without(name), {})).toThrow(`${name} is missing`);
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
