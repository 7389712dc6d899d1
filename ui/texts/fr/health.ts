/** Facts of a report: a name, a count, the printer that helps out. */
type Facts = Readonly<Record<string, string | number>>;

/** What is wrong with a printer; it follows its name: « Imprimante de l’accueil : plus de papier ». */
const printer = {
  paperLow: (f: Facts): string =>
    f["ticketsLeft"] === undefined
      ? "bientôt plus de papier"
      : `bientôt plus de papier, encore ${f["ticketsLeft"]} tickets environ`,
  paperOut: (_f: Facts): string => "plus de papier",
  coverOpen: (_f: Facts): string => "capot ouvert",
  error: (_f: Facts): string => "en panne, regardez son voyant",
  offline: (_f: Facts): string => "ne répond pas, vérifiez qu’elle est allumée et branchée",
};

/** What is wrong with a screen of the waiting room; it follows its name. */
const board = {
  silent: (_f: Facts): string => "ne répond plus",
  offline: (_f: Facts): string => "hors ligne, les appels n’y sont pas vus",
  frozen: (_f: Facts): string => "image figée",
  notWoken: (_f: Facts): string => "sans son, touchez l’écran",
  noSound: (_f: Facts): string => "aucune sortie de son",
};

/** What is wrong with what is said aloud. A voice that stands in for the chosen one has no words here: no agent can mend it. */
const voice = {
  engineMissing: (_f: Facts): string =>
    "aucune voix n’est installée, les appels sonnent sans parole",
  failing: (_f: Facts): string => "la voix ne répond plus, les appels sonnent sans parole",
};

/** What is wrong with the loudspeaker at the box itself. */
const loudspeaker = {
  playerMissing: (_f: Facts): string => "le lecteur de son manque",
  failing: (_f: Facts): string => "ne joue plus, les écrans appellent",
};

/** How the site's devices are, in words. A kind of component has its codes; what has none is not shown. */
export const health = {
  region: "État du matériel",
  sentence: (name: string, what: string) => `${name}\u202f: ${what}`,
  spare: (name: string) => `les tickets sortent sur «\u202f${name}\u202f»`,
  more: (count: number) => `et ${count} de plus`,
  printer,
  board,
  voice,
  loudspeaker,
  /** Of which there is only one in a site: its kind is its name. */
  names: { voice: "Annonces", loudspeaker: "Haut-parleur du boîtier" },
};
