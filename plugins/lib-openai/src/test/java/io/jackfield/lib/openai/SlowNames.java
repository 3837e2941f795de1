package io.jackfield.lib.openai;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The names of this JVM, of which one is looked up for as long as a test likes. */
public final class SlowNames extends InetAddressResolverProvider {
    static final String SLOW = "slow.test";

    private static volatile Delay delay = new Delay();

    /** While this is open nobody learns the slow name's address. */
    static final class Delay implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicInteger waiting = new AtomicInteger();
        private final Set<String> threads = ConcurrentHashMap.newKeySet();

        int waiting() {
            return waiting.get();
        }

        /** The names of all threads that have looked it up. */
        Set<String> threads() {
            return threads;
        }

        private void await() throws UnknownHostException {
            threads.add(Thread.currentThread().getName());
            waiting.incrementAndGet();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnknownHostException("interrupted");
            } finally {
                waiting.decrementAndGet();
            }
        }

        @Override
        public void close() {
            over.countDown();
        }
    }

    static Delay delay() {
        delay = new Delay();
        return delay;
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver usual = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (host.equals(SLOW)) {
                    delay.await();
                    throw new UnknownHostException(SLOW);
                }
                return usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "slow names";
    }
}
