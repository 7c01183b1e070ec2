import { lookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an address is on the internet: not of this machine, its network, or a special use. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Returns the address that a URL has in place of a host name. */
export function addressIn({ hostname }: URL): string | undefined {
  // URLs write IPv6 in brackets, and every number, such as 0x7f000001, as an address.
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) ? address : undefined;
}

export class PrivateAddress extends Error {}

/**
 * Returns a lookup that fails if any address of a host name isn't allowed. The connection uses the
 * addresses that were checked, so a second answer of the name server can't replace them.
 */
export function lookupAllowed(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[] = []) => {
      const [first] = addresses;
      if (error) callback(error, []);
      else if (!first || !addresses.every(({ address }) => isAllowed(address)))
        callback(new PrivateAddress(`${hostname} has a private address`), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
}
