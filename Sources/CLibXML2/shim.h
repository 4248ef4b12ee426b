#ifndef DOCKET_CLIBXML2_SHIM_H
#define DOCKET_CLIBXML2_SHIM_H
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/dict.h>

/* xmlFree and the error handlers are mutable globals, which Swift 6 refuses to read. */
static inline void docket_xml_free(void *pointer) { xmlFree(pointer); }

typedef void (*docket_xml_error_handler)(void *context, const xmlError *error);

static inline void docket_xml_set_error_handler(void *context, docket_xml_error_handler handler) {
    xmlSetStructuredErrorFunc(context, (xmlStructuredErrorFunc)handler);
}

#endif
