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

/** A counter that does nothing but call and show whom. */
export const floorCounterPage = `<!doctype html>
<html lang="fr">
<title>Floor</title>
<body style="font: 160px sans-serif"><button style="font: inherit">Call</button><p id="number">-</p>
<script>
  document.querySelector("button").onclick = async () => {
    const answer = await fetch("/v1/calls", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ serviceId: "service-1" }),
    });
    document.getElementById("number").textContent = (await answer.json()).ticket.label;
  };
</script>
</body>
</html>
`;
