import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "../../lib/settings.ts";

describe("the proxy in the environment", () => {
  test.each(["http://proxy.example:3128", "https://reader:word@proxy.example"])(
    "is taken as it is written: %s",
    (address) => {
      expect(readSettings({ HTTPS_PROXY: address }).proxy.HTTPS_PROXY).toBe(address);
      expect(readSettings({ https_proxy: address }).proxy.https_proxy).toBe(address);
    },
  );

  test("may be written without its protocol, as other programs take it", () => {
    const { proxy } = readSettings({ HTTPS_PROXY: "proxy.example:3128" });
    expect(proxy.HTTPS_PROXY).toBe("http://proxy.example:3128");
  });

  test("that is blank is none", () => {
    expect(readSettings({ HTTPS_PROXY: " " }).proxy.HTTPS_PROXY).toBeUndefined();
  });

  test("hosts to be asked without it are passed on", () => {
    const hosts = "localhost,.example.com";
    expect(readSettings({ NO_PROXY: hosts }).proxy.NO_PROXY).toBe(hosts);
  });

  test.each(["socks5://reader:s3cret@proxy.example:1080", "http://", "http://a b"])(
    "that Node would pass over is refused, and its password is not repeated: %s",
    (address) => {
      const read = () => readSettings({ HTTPS_PROXY: address });
      expect(read).toThrow(SettingsError);
      expect(read).toThrow(/HTTPS_PROXY {2}is not a proxy that Demarc can use: write http:/);
      expect(read).not.toThrow(/s3cret/);
    },
  );
});
