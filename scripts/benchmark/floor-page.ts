/** A board that does nothing but show the newest call. */
export const floorPage = `<!doctype html>
<html lang="fr">
<title>Floor</title>
<body style="font: 160px sans-serif"><p id="number">-</p>
<script>
  const socket = new WebSocket("ws://" + location.host + "/ws");
  socket.onmessage = (message) => {
    document.getElementById("number").textContent = JSON.parse(message.data).label;
  };
  socket.onopen = () => { document.title = "ready"; };
</script>
</body>
</html>
`;
