package nl.qualityregister.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to addresses that strangers gave: connects only where {@link WebhookAddresses} lets it, follows no redirect, keeps no cookie, and
 * reads no more of an answer than the beginning.
 */
@Component
class WebhookPost implements DisposableBean {
    private static final int READ_AT_MOST = 4096;

    private final CloseableHttpClient http;

    WebhookPost(WebhookAddresses addresses) {
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Names(addresses))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(2))
                                .setSocketTimeout(Timeout.ofSeconds(20))
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                                .build())
                        .setMaxConnTotal(64)
                        .setMaxConnPerRoute(16)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(20))
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .build())
                .setUserAgent("quality-register")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Throws {@link AddressRefused} when it leads where nothing is sent. */
    Answer send(URI url, Map<String, String> headers, byte[] content) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(content, null));
        try (ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return new Answer(response.getCode(), beginning(response));
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? ""
                : new String(response.getEntity().getContent().readNBytes(READ_AT_MOST), StandardCharsets.UTF_8);
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }

    /** @param text at most the first 4096 bytes */
    record Answer(int status, String text) {}

    private record Names(WebhookAddresses addresses) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws AddressRefused {
            return addresses.of(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
