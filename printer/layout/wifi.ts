/** Characters that stand for themselves only behind a backslash (the ZXing project's « Barcode contents », Wi-Fi). */
const special = /[\\;,":]/g;

/** What a telephone's camera reads as a network to join. Without a password the network is open. */
export function wifiPayload(ssid: string, password: string | null): string {
  const safe = (text: string) => text.replace(special, (character) => `\\${character}`);
  return password === null
    ? `WIFI:T:nopass;S:${safe(ssid)};;`
    : `WIFI:T:WPA;S:${safe(ssid)};P:${safe(password)};;`;
}
