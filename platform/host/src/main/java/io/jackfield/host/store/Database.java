package io.jackfield.host.store;

import io.jackfield.host.config.PostgresTls;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.net.ConnectException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to PostgreSQL: a pool for what is rare, and single ones for those who must not share. */
public final class Database {
    /**
     * For the writer's own connection. One plan for all batch sizes saves planning each time; made on an empty table it
     * could choose a scan or a hash for ever, so those are switched off here and nowhere else.
     */
    private static final String WRITER_SETTINGS =
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;"
                    + " set enable_mergejoin = off; set jit = off;"
                    // A host that has vanished with its machine is to be known as gone within half a minute.
                    + " set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;"
                    + " set tcp_user_timeout = 25000";

    /** For connecting and logging in; a server that hangs takes connections and says nothing. */
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    /** After so long without a sign of the other side a connection of the pool counts as lost. */
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Pool pool;
    private final SqlClient urgentClient;

    public Database(Vertx vertx, ServiceUrl url, int poolSize) {
        this.vertx = vertx;
        options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user().orElseThrow())
                .setPassword(url.password().map(Secret::value).orElse(""))
                .setCachePreparedStatements(true)
                .setPipeliningLimit(256);
        options.addProperty("application_name", "jackfield");
        secure(options, url.tls());
        pool = pool(poolSize);
        urgentClient = client(PgBuilder.client(), 1);
    }

    private Pool pool(int size) {
        return client(PgBuilder.pool(), size);
    }

    private <C extends SqlClient> C client(ClientBuilder<C> builder, int size) {
        return builder.connectingTo(options)
                .with(new PoolOptions().setMaxSize(size).setShared(false))
                .with(new NetClientOptions()
                        .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
                        .setTcpKeepAlive(true)
                        .setTcpUserTimeout((int) SILENCE_LIMIT.toMillis()))
                .using(vertx)
                .build();
    }

    private static void secure(PgConnectOptions options, PostgresTls tls) {
        options.setSslMode(SslMode.valueOf(tls.mode().name()));
        if (tls.mode() == PostgresTls.Mode.DISABLE) {
            return;
        }
        ClientSSLOptions secured = new ClientSSLOptions()
                .setTrustAll(!tls.mode().verifies())
                .setHostnameVerificationAlgorithm(tls.mode() == PostgresTls.Mode.VERIFY_FULL ? "HTTPS" : "");
        if (tls.mode().verifies()) {
            secured.setTrustOptions(tls.authorities()
                    .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
                    .orElseGet(Database::trustedByJava));
        }
        options.setSslOptions(secured);
    }

    static TrustOptions trustedByJava() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init((KeyStore) null);
            return TrustOptions.wrap(managers.getTrustManagers()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has a list of authorities", e);
        }
    }

    public Pool pool() {
        return pool;
    }

    /**
     * For short looks that somebody outside waits seconds for: a connection of its own, so that they stand behind
     * nobody's transactions. It is opened with the first of them. Questions are sent at once, however many answers are
     * still to come: a pool would send one for each turn of the loop, which is long while a thousand dialogues stream.
     */
    public SqlClient urgentClient() {
        return urgentClient;
    }

    /** The connection of the journal writer; nobody else uses it. */
    public Future<PgConnection> connectWriter() {
        Future<PgConnection> connecting = PgConnection.connect(vertx, options)
                .onSuccess(Database::lossIsSeenLater)
                .compose(connection -> connection
                        .query(WRITER_SETTINGS)
                        .execute()
                        .map(connection)
                        .onFailure(refused -> connection.close()));
        Future<PgConnection> inTime = connecting.timeout(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        connecting.onSuccess(connection -> closeIfLate(connection, inTime));
        return inTime;
    }

    private static void closeIfLate(SqlConnection connection, Future<PgConnection> inTime) {
        if (inTime.failed()) {
            connection.close();
        }
    }

    /** Whoever uses the connection next hears of its loss; without a handler the driver writes to standard error. */
    private static void lossIsSeenLater(SqlConnection connection) {
        connection.exceptionHandler(lost -> LOG.debug("database: a connection is lost: {}", lost.getMessage()));
    }

    /** Whether the server could not even be asked: nobody listens, or it is starting or stopping. */
    public static boolean isAway(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof PgException refused && "57P03".equals(refused.getSqlState());
    }

    public Future<Void> close() {
        return urgentClient.close().transform(closed -> pool.close());
    }
}
