package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.junit.jupiter.api.Test;

/** A grid that does not answer for one unit. */
final class HungGridIT {
    // Of equal hash codes, so that they meet in hash maps.
    private static final ContentHash HUNG = new ContentHash("Aa" + "0".repeat(62));
    private static final ContentHash OTHER = new ContentHash("BB" + "0".repeat(62));

    private final CompletableFuture<Boolean> isAsked = new CompletableFuture<>();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Test
    void anotherManifestIsLookedForMeanwhile() throws Exception {
        assertThat(HUNG).hasSameHashCodeAs(OTHER);
        try (CodeGrid grid = new CodeGrid()) {
            ClientCode client = new ClientCode(
                    new CodeStore(hanging(grid.hazelcast())),
                    CodeOwners.client(UUID.randomUUID()),
                    () -> 17,
                    getClass().getClassLoader());
            Future<ClassLoader> hung = threads.submit(() -> client.loaderOf(HUNG));
            isAsked.get(1, TimeUnit.MINUTES);

            Future<ClassLoader> other = threads.submit(() -> client.loaderOf(OTHER));
            assertThatThrownBy(() -> other.get(1, TimeUnit.MINUTES))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("not in the grid");

            assertThat(hung).isNotDone();
        } finally {
            mayAnswer.countDown();
            threads.shutdown();
        }
    }

    private HazelcastInstance hanging(HazelcastInstance grid) {
        return proxy(
                HazelcastInstance.class,
                grid,
                (name, key, result) -> result instanceof IMap<?, ?> map ? proxy(IMap.class, map, this::hang) : result);
    }

    private Object hang(String method, Object key, Object result) {
        if (method.equals("get") && HUNG.hex().equals(key)) {
            isAsked.complete(true);
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return result;
    }

    private interface Answer {
        Object of(String method, Object firstArgument, Object result);
    }

    private static <T> T proxy(Class<T> type, Object target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object first = arguments == null ? null : arguments[0];
                        return answer.of(method.getName(), first, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
