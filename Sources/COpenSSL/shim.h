#ifndef DOCKET_COPENSSL_SHIM_H
#define DOCKET_COPENSSL_SHIM_H
// SHA256_Init and its companions are declared deprecated in OpenSSL 3: see SHA256Hasher.swift for why they are used.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/err.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

// How a name of a certificate is written as one line of UTF-8; the macros behind it are too much for Swift's importer.
static const unsigned long docket_name_form = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
// What is looked at in a token: its version, the digest in it, and the signature with its certificates.
static const int docket_token_checks = TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_SIGNATURE;
#endif
