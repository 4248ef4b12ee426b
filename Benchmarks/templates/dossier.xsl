<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:output method="html" encoding="UTF-8" indent="no"/>
<xsl:template match="/dossier">
<html lang="zh-CN"><head><title><xsl:value-of select="@customer"/></title></head><body>
<h1><xsl:value-of select="@customer"/></h1>
<table>
<xsl:for-each select="contract"><tr><td><xsl:value-of select="@number"/></td><td><xsl:value-of select="title"/></td><td><xsl:value-of select="unit"/></td><td><xsl:value-of select="amount"/></td><td><xsl:value-of select="@start"/></td><td><xsl:value-of select="@end"/></td><td><xsl:value-of select="manager"/></td><td><xsl:value-of select="@state"/></td></tr>
</xsl:for-each>
</table>
</body></html>
</xsl:template>
</xsl:stylesheet>
