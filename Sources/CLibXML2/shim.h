#ifndef DOCKET_CLIBXML2_SHIM_H
#define DOCKET_CLIBXML2_SHIM_H
#include <libxml/xmlversion.h>
/* Debian's libxml2 is built with ICU and would pull in its headers, which clash with Foundation's copy of ICU. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxml/dict.h>

/* xmlFree and the error handlers are mutable globals, which Swift 6 refuses to read. */
static inline void docket_xml_free(void *pointer) { xmlFree(pointer); }

static void docket_xml_ignore(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

/* Some of libxml2's messages bypass every handler and go to standard error; ours come from the typed errors instead. */
static inline void docket_xml_silence(void) {
    xmlThrDefSetGenericErrorFunc(NULL, docket_xml_ignore);
    xmlSetGenericErrorFunc(NULL, docket_xml_ignore);
}

#endif
