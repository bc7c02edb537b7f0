// Loaded into every functions process: when the process that started it dies, even by kill -9, so does this one.
if (process.channel) process.once('disconnect', () => process.exit())
