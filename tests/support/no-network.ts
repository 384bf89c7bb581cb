/** The page under test has no origin to ask: what it fetches is not there, and nothing knocks at a port of this machine. */
globalThis.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
