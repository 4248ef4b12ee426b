#ifndef DOCKET_COPENSSL_SHIM_H
#define DOCKET_COPENSSL_SHIM_H
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/err.h>
#endif
