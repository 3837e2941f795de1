package io.jackfield.launcher.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The certificate of the public URL, seen as Telegram and payment systems see it. */
final class CertificateCheck {
    private static final String SUBJECT = "public URL";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int HTTPS = 443;
    private static final long SOON_DAYS = 14;

    private CertificateCheck() {}

    static Diagnosis of(String publicUrl, SSLContext trust) {
        URI url = URI.create(publicUrl);
        if (!"https".equals(url.getScheme())) {
            return Diagnosis.warn(
                    SUBJECT, publicUrl + " is not https; Telegram wants that of everybody but a server of your own");
        }
        int port = url.getPort() < 0 ? HTTPS : url.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(url.getHost(), port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            return expiry(url.getHost(), shake(plain, url.getHost(), port, trust));
        } catch (SSLHandshakeException e) {
            return Diagnosis.error(
                    SUBJECT,
                    "its certificate is not accepted: " + e.getMessage() + "; renew it and send the whole chain");
        } catch (IOException e) {
            return Diagnosis.error(
                    SUBJECT,
                    url.getHost() + ":" + port + " cannot be reached: " + Questions.reason(e)
                            + "; check DNS, firewall and proxy");
        }
    }

    private static Certificate shake(Socket plain, String host, int port, SSLContext trust) throws IOException {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, false)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static Diagnosis expiry(String host, Certificate certificate) {
        Instant end = ((X509Certificate) certificate).getNotAfter().toInstant();
        long days = Duration.between(Instant.now(), end).toDays();
        return days < SOON_DAYS
                ? Diagnosis.warn(
                        SUBJECT, "the certificate of " + host + " ends in " + days + " days; see why it is not renewed")
                : Diagnosis.ok(SUBJECT, host + " has a certificate for " + days + " more days");
    }
}
