import { z } from 'zod';

// Imported before any schema is made: zod would else try `new Function`, which the security policy reports.
z.config({ jitless: true });
