const home = document.getElementById('app');
if (home) home.textContent = 'SAN Playground';
