/** A certificate and its key. The keys here are public: they protect nothing. */
export type TestCertificate = { readonly key: string; readonly certificate: string };

/** Signed by itself, for `localhost` and `images.example`: trusted by whoever is told to. */
export const testCertificate: TestCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgL09ghMkiR5g2+VgA
MkaDT3N2vePy5UucoG9QvQJVzYOhRANCAASB5u+y5YOBAfWnpyWkTsIW/H6TiHEr
8IX2vXMbsBtsxU/A5jkgxyWchqA7Pn49wtJPzOR9KBMMQ2u0nwuaAGz+
-----END PRIVATE KEY-----
`,
  certificate: `-----BEGIN CERTIFICATE-----
MIIBpTCCAUugAwIBAgIUL7HPIjnY6Y3v8JzOV/Wb0w4ijbkwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjExMTUzOVoYDzIxMjYxMDI5
MTExNTM5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASB5u+y5YOBAfWnpyWkTsIW/H6TiHEr8IX2vXMbsBtsxU/A5jkgxyWc
hqA7Pn49wtJPzOR9KBMMQ2u0nwuaAGz+o3kwdzAdBgNVHQ4EFgQUvRRSC/DiPYaV
cwLZ0MCyOzTxMEIwHwYDVR0jBBgwFoAUvRRSC/DiPYaVcwLZ0MCyOzTxMEIwDwYD
VR0TAQH/BAUwAwEB/zAkBgNVHREEHTAbgglsb2NhbGhvc3SCDmltYWdlcy5leGFt
cGxlMAoGCCqGSM49BAMCA0gAMEUCIQDEZCxMsr1GluJSrmcUCcXJW53sBNHWreCQ
lukGGRUR/wIgNslKrioPz/ld/mXG7WMikZlK+rxXUqceYVw/WUK6uY4=
-----END CERTIFICATE-----
`,
};

/** For `localhost`; signed by itself, and nobody is told to trust it. */
export const strangerCertificate: TestCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUJt6QcQzfRGjhFrf
q5F8AGjCvB4YEXQ+dAEvufJZ/yShRANCAASVP/dqKGj5bvopubiTaFlrTOKuWEDF
uLvsOYICpC+Patd8mGsRKp3dYVZ10Bfv6r7qaSTDrouMjpWF1CqWLf6t
-----END PRIVATE KEY-----
`,
  certificate: `-----BEGIN CERTIFICATE-----
MIIBczCCARqgAwIBAgIUGEM8p6NCAQd+pXSNWpNmDd5312owCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE3MDcwM1oYDzIxMjYxMDI5
MTcwNzAzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASVP/dqKGj5bvopubiTaFlrTOKuWEDFuLvsOYICpC+Patd8mGsRKp3d
YVZ10Bfv6r7qaSTDrouMjpWF1CqWLf6to0gwRjAUBgNVHREEDTALgglsb2NhbGhv
c3QwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQU3DrDIZpHowT4RvkkHGjfdzEt
W7EwCgYIKoZIzj0EAwIDRwAwRAIgHUST5Rcvx5PK+Ux9rRNDufUGha2yNONy1euo
X0MXy1QCIFmacAR2IaHiQnzeEWsSWbtRGP9zoIdpP30XRRJcLWQ5
-----END CERTIFICATE-----
`,
};

/** For `localhost`, until the end of 2020. */
export const expiredCertificate: TestCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzvfB/kFRVIhmghvq
VmUZd/MBk/srN/h7oyRJI4UgSpyhRANCAAQGhk14lSXg/RUaG1UJvPnhABtdDUwm
Wg/pcVhFQvqFo/22uIBcSfDlaFCvsJx7mQq9iyLPUlHvcI9YBbVjOmeE
-----END PRIVATE KEY-----
`,
  certificate: `-----BEGIN CERTIFICATE-----
MIIBXzCCAQWgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAUMRIwEAYDVQQDDAls
b2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQGhk14lSXg/RUaG1UJ
vPnhABtdDUwmWg/pcVhFQvqFo/22uIBcSfDlaFCvsJx7mQq9iyLPUlHvcI9YBbVj
OmeEo0gwRjAUBgNVHREEDTALgglsb2NhbGhvc3QwDwYDVR0TAQH/BAUwAwEB/zAd
BgNVHQ4EFgQUeFTpiCF/mE8r47DNXm9d8ERdZxEwCgYIKoZIzj0EAwIDSAAwRQIg
Ngjm/4iWqG4zYXrQBl50M6q+ftR2tXtOG6N0XAmKbp0CIQDSlqHxRB6vLl2bMnLP
5/Ov2lu7DuI4zkgRnmKvSPaTkg==
-----END CERTIFICATE-----
`,
};
