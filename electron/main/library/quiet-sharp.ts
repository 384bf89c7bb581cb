import sharp from 'sharp';

// One thread per picture: several pictures at once are faster than several threads on one, and the cache would only
// hold files that are read once.
sharp.concurrency(1);
sharp.cache(false);

export { sharp };
