package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import nl.qualityregister.norm.Texts;

/** The metadata packet, with the extension schema that PDF/A asks for where PDF/UA is claimed. */
final class Xmp {
    private static final String PACKET = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
             xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{register}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>nl</rdf:li><rdf:li>en</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
            <xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
            <pdf:Producer>{producer}</pdf:Producer>
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
             xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private Xmp() {}

    /** @param version of the renderer */
    static String producer(String version) {
        return "nl.qualityregister certificate " + version;
    }

    static byte[] packet(PrintedCertificate printed, String version) {
        return PACKET.replace("{day}", printed.particulars().days().issuedOn())
                .replace("{producer}", producer(version))
                .replace(
                        "{register}",
                        escaped(printed.stationery().registerName().nl()))
                .replace("{title}", escaped(title(printed)))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String title(PrintedCertificate printed) {
        Texts title = printed.stationery().words("title");
        return title.nl() + " / " + title.en() + " " + printed.particulars().number();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
