package io.jackfield.host.store;

import io.jackfield.host.config.Secret;
import io.jackfield.host.config.ServiceUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.net.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to PostgreSQL: a pool for what is rare, and single ones for those who must not share. */
public final class Database {
    /**
     * For the writer's own connection. One plan for all batch sizes saves planning each time; made on an empty table it could
     * choose a scan or a hash for ever, so those are switched off here and nowhere else.
     */
    private static final String WRITER_SETTINGS =
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;"
                    + " set enable_mergejoin = off; set jit = off";

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Pool pool;

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
        pool = PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(poolSize).setShared(false))
                .using(vertx)
                .build();
    }

    public Pool pool() {
        return pool;
    }

    /** The connection of the journal writer; nobody else uses it. */
    public Future<PgConnection> connectWriter() {
        return PgConnection.connect(vertx, options)
                .onSuccess(Database::lossIsSeenLater)
                .compose(connection ->
                        connection.query(WRITER_SETTINGS).execute().map(connection));
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
        return pool.close();
    }
}
