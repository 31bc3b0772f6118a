/**
 * Returns the name of a host that anybody can reach; that of one's own network is nobody else's
 * business.
 */
export function publicName(url: URL | undefined, otherwise: string): string {
  const isPublic = url && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(url.hostname);
  if (!isPublic || /\.(local|lan|home|internal|onion)$/.test(url.hostname)) return otherwise;
  return url.hostname;
}
