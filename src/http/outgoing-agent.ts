import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** The proxies that the usual variables of the environment name. */
interface ProxySettings {
  /**
   * The proxy for `http://` addresses; for `https://` ones as well where there is none for them.
   */
  readonly http?: URL | undefined;
  readonly https?: URL | undefined;
  /**
   * Hosts that are reached without a proxy, separated by commas: `localhost,.example.org`, or `*`.
   */
  readonly except?: string | undefined;
}

/** Creates connections of our own, through a proxy where the operator has one. */
export function outgoingAgent(
  { http, https, except = '' }: ProxySettings,
  options: Agent.Options = {},
): Dispatcher {
  if (!http && !https) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    // The addresses are empty rather than absent, lest the agent look into the process's
    // environment by itself.
    httpProxy: http?.href ?? '',
    httpsProxy: https?.href ?? '',
    noProxy: except,
  });
}
