window.drops = [];
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  window.drops.push([...event.dataTransfer.files].map((file) => window.fixture.pathOf(file)));
});
