import { describe, expect, it } from "vitest";
import { plainInstallation } from "./installation.ts";
import { readInstallation } from "./read-installation.ts";
import { sentenceOf } from "./sentences.ts";

const read = (text: string, files: string[] = []) => readInstallation(Buffer.from(text), files);

const correct = `
language = "en"
timezone = "Europe/Madrid"
code = "abcd efgh"
roles = ["box", "kiosk", "board", "printer"]
[network]
hostname = "mairie"
address = "192.168.1.20/24"
gateway = "192.168.1.1"
dns = ["192.168.1.1", "fd00::1"]
ntp = ["ntp.mairie.example"]
[kiosk]
id = "hall"
output = "HDMI-A-1"
rotation = 90
off = "20:00-07:00"
[board]
id = "salle"
[printer]
target = "tcp://192.168.1.30:9100"
[update]
key = "cles.pem"
at = "02:15"
[ssh]
key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJ5dGVzIG9mIGEga2V5IHRoYXQgaXMgbm9ib2R5cw installateur"
`;

describe("the installer's file", () => {
  it("may be absent: the machine is a whole box with its defaults", () => {
    expect(read("")).toEqual({ installation: plainInstallation, faults: [] });
  });

  it("is taken whole when it is correct", () => {
    const { installation, faults } = read(correct, ["cles.pem"]);
    expect(faults).toEqual([]);
    expect(installation).toMatchObject({
      ...{ language: "en", timeZone: "Europe/Madrid", code: "ABCD-EFGH", hostname: "mairie" },
      fixed: { address: "192.168.1.20/24", gateway: "192.168.1.1" },
      roles: ["box", "kiosk", "board", "printer"],
      kiosk: { id: "hall", output: "HDMI-A-1", rotation: 90, off: { from: "20:00", to: "07:00" } },
      ...{ updateKey: "cles.pem", updateAt: "02:15", box: null },
    });
  });

  it("may come from Windows: with a mark at its beginning and its own ends of lines", () => {
    const { installation, faults } = read(
      '\uFEFFlanguage = "es"\r\n[network]\r\nhostname = "box"\r\n',
    );
    expect(faults).toEqual([]);
    expect(installation).toMatchObject({ language: "es", hostname: "box" });
  });

  it("makes a machine that is only the board of another box", () => {
    const { installation, faults } = read('roles = ["board"]\nbox = "http://192.168.1.20/"\n');
    expect(faults).toEqual([]);
    expect(installation).toMatchObject({ roles: ["board"], box: "http://192.168.1.20" });
  });

  const wrong: readonly (readonly [
    name: string,
    text: string,
    code: string,
    line: number | null,
  ])[] = [
    ["bad syntax", 'language = "fr"\ncode = ABCD\n', "syntax", 2],
    ["an unknown key", '[network]\nadress = "192.168.1.20/24"\n', "unknownKey", 2],
    ["an impossible address", '[network]\naddress = "192.168.1.300/24"\n', "badAddress", 2],
    ["an address without its prefix", '[network]\naddress = "192.168.1.20"\n', "badPrefix", 2],
    ["the broadcast address", '[network]\naddress = "192.168.1.255/24"\n', "badAddress", 2],
    [
      "a gateway of another network",
      '[network]\naddress = "192.168.1.20/24"\ngateway = "10.0.0.1"\n',
      "badGateway",
      3,
    ],
    ["a time zone that nobody knows", 'timezone = "Paris"\n', "badTimeZone", 1],
    ["a name that is none", '[network]\nhostname = "Ma Mairie"\n', "badHostname", 2],
    ["a code that is too short", 'code = "ABC"\n', "badCode", 1],
    ["a rotation between two", "[kiosk]\nrotation = 45\n", "wrongChoice", 2],
    ["a key's file that is not there", '[update]\nkey = "cles.pem"\n', "noSuchFile", 2],
    ["a screen that belongs to no box", 'roles = ["kiosk"]\n', "boxWithoutAddress", 1],
    ["a word in place of a list", 'roles = "box"\n', "wrongType", 1],
    ["no role at all", "roles = []\n", "noRole", 1],
    ["hours that are none", '[board]\noff = "20h-7h"\n', "badTime", 2],
    ["a printer that is none", '[printer]\ntarget = "LPT1"\n', "badTarget", 2],
    ["half a key for ssh", '[ssh]\nkey = "ssh-ed25519 AAAA"\n', "badSshKey", 2],
    ["a picture in its place", "\u0000", "syntax", 1],
  ];
  it.each(wrong)(
    "with %s is told so, by its line, and the machine has its default",
    (_name, text, code, line) => {
      const { installation, faults } = read(text);
      expect(faults.map((fault) => [fault.code, fault.line])).toEqual([[code, line]]);
      expect(installation.roles).toEqual(plainInstallation.roles);
      for (const language of ["fr", "en", "es"] as const) {
        const sentence = sentenceOf(faults[0] as (typeof faults)[number], language);
        expect(sentence).not.toMatch(/[{}]|undefined|null/);
        if (line !== null) expect(sentence).toContain(String(line));
      }
    },
  );

  it("that is no text is told so", () => {
    const { faults } = readInstallation(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0xff));
    expect(faults[0]?.code).toBe("notText");
  });

  it("that is a whole disk image is not read to its end", () => {
    expect(readInstallation(new Uint8Array(100_000)).faults[0]?.code).toBe("tooLong");
  });

  it("names what was meant by a slip of the finger", () => {
    expect(read('[network]\nhostnme = "x"\n').faults[0]?.hint).toBe("network.hostname");
    expect(read('hostname = "x"\n').faults[0]?.hint).toBe("network.hostname");
    expect(read('[netwrok]\nhostname = "x"\n').faults).toHaveLength(1);
    expect(read('timezone = "paris"\n').faults[0]?.hint).toBe("Europe/Paris");
  });

  it("keeps what is right of a file that is wrong elsewhere", () => {
    const { installation, faults } = read('timezone = "Mars"\n[network]\nhostname = "mairie"\n');
    expect(faults).toHaveLength(1);
    expect(installation).toMatchObject({ hostname: "mairie", timeZone: "Europe/Paris" });
  });

  it("shows at most as many faults as a screen has room for", () => {
    const many = Array.from({ length: 50 }, (_, index) => `unknown${index} = 1`).join("\n");
    expect(read(many).faults).toHaveLength(20);
  });
});
