import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Sends forms as bytes. discord.js leaves their writing to undici's global dispatcher, and that one
 * is of another version than its own wherever we import undici: files would get lost on the way.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const type = form.headers.get('content-type') ?? '';
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    // A plain object, as discord.js makes it.
    headers: { ...init.headers, 'content-type': type },
    body: new Uint8Array(await form.arrayBuffer()),
  });
};
