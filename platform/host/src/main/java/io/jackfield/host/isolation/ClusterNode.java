package io.jackfield.host.isolation;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A node of the cluster that joins the host with the processes of plugins. It listens on loopback only; names that nobody
 * can guess keep other users of the machine out.
 */
final class ClusterNode {
    private static final String LOOPBACK = "127.0.0.1";
    /** Small: a few nodes, a few addresses. And silent: nobody is told of a node, nothing is installed in the machine. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.tcp.join.port.try.count", "1"),
            Map.entry("hazelcast.partition.count", "3"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.operation.priority.generic.thread.count", "1"),
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.io.thread.count", "1"));

    private final HazelcastClusterManager manager;
    private final Vertx vertx;
    private final CoreLoop loop;

    private ClusterNode(HazelcastClusterManager manager, Vertx vertx) {
        this.manager = manager;
        this.vertx = vertx;
        loop = new CoreLoop(vertx);
    }

    /** The first node. Blocking, a second or two. */
    static ClusterNode found(String cluster) {
        return start(config(cluster));
    }

    /** A node that joins the first one and keeps nothing that would be lost with it. Blocking. */
    static ClusterNode join(String cluster, int port) {
        Config config = config(cluster);
        config.setLiteMember(true);
        config.getNetworkConfig().getJoin().getTcpIpConfig().addMember(LOOPBACK + ":" + port);
        return start(config);
    }

    private static Config config(String cluster) {
        Config config = new Config().setClusterName(cluster);
        PROPERTIES.forEach(config::setProperty);
        // Objects of Java are read before anybody has said the cluster's name: none but Hazelcast's own are made of
        // what comes.
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.setDefaultsDisabled(true);
        filter.getWhitelist()
                .addPrefixes("com.hazelcast.", "java.lang.", "java.util.", "io.vertx.spi.cluster.hazelcast.", "[");
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter);
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(0).setPublicAddress(LOOPBACK);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        return config;
    }

    private static ClusterNode start(Config config) {
        // It says something before it has read its configuration.
        System.setProperty("hazelcast.logging.type", "slf4j");
        HazelcastClusterManager manager = new HazelcastClusterManager(config);
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(4)
                .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false))
                .setEventBusOptions(new EventBusOptions().setHost(LOOPBACK).setClusterPublicHost(LOOPBACK));
        return new ClusterNode(
                manager,
                Vertx.builder()
                        .with(options)
                        .withClusterManager(manager)
                        .buildClustered()
                        .await());
    }

    /** Where other nodes find it. */
    int port() {
        return manager.getHazelcastInstance()
                .getCluster()
                .getLocalMember()
                .getAddress()
                .getPort();
    }

    /** Hears frames at an address, in the order in which they were sent, on one thread. Blocking until it is known. */
    Runnable listen(String address, Consumer<Buffer> listener) {
        MessageConsumer<Buffer> consumer = vertx.eventBus().consumer(address);
        consumer.handler(message -> listener.accept(message.body()));
        consumer.completion().await();
        return consumer::unregister;
    }

    /** Sends a frame, after those given before. From any thread. */
    void send(String address, Buffer frame) {
        loop.run(() -> vertx.eventBus().send(address, frame));
    }

    void close() {
        vertx.close().await();
    }
}
