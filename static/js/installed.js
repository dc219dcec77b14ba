// Registers the script that shows a friendly page where there is no connection.
navigator.serviceWorker?.register("/service-worker.js").catch(() => {}); // refused in private windows
