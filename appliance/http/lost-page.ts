/** What a person sees at an address where nothing is: no script, nothing loaded, one way on. */
export const lostPage = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Page introuvable</title>
<style>
body { box-sizing: border-box; margin: 0; min-height: 100vh; display: grid; place-content: center;
  padding: 2rem; font: 1.25rem/1.5 system-ui, sans-serif; text-align: center; }
h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
p { margin: 1rem 0 0; }
a { color: LinkText; }
</style>
</head>
<body>
<main>
<h1>Il n’y a rien à cette adresse</h1>
<p>Vérifiez l’adresse, ou demandez à l’accueil.</p>
<p lang="en">There is nothing at this address. Check it, or ask at the desk.</p>
<p><a href="/">Accueil · <span lang="en">Home</span></a></p>
</main>
</body>
</html>
`;
