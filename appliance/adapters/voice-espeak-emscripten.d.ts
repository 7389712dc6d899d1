/** The package brings no types; these are the few names used of it (0.3.5, `espeak-ng.js`), which it exports by default. */
declare module "@echogarden/espeak-ng-emscripten" {
  interface Worker {
    get_samplerate(): number;
    /** 0 when the voice exists. */
    set_voice(name: string): number;
    set_rate(wordsPerMinute: number): void;
    /** Calls with each piece of sound before it returns; a callback that answers true stops it. */
    synthesize(text: string, piece: (samples: Int16Array | null) => boolean): void;
  }

  interface Loaded {
    readonly eSpeakNGWorker: new () => Worker;
  }

  interface Hooks {
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }

  const load: (hooks: Hooks) => Promise<Loaded>;
  export = load;
}
