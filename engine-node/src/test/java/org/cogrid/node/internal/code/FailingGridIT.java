package org.cogrid.node.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.internal.code.loader.GroupLoader;
import org.cogrid.node.internal.code.loader.UnitCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A grid that fails while a class is loaded from it. */
final class FailingGridIT {
    @RegisterExtension
    private static LoneMember member = new LoneMember();

    private final AtomicInteger failures = new AtomicInteger();
    private Supplier<RuntimeException> failure = () -> new HazelcastException("a member has left");
    private final EngineCode engine = new EngineCode(
            new CodeStore(failing(member.hazelcast())), member.uuid, 0, LoneMember.bare(), UnaryOperator.identity());

    static final class Needed {
        static int number() {
            return 42;
        }
    }

    public static final class Starting {
        static final int NUMBER = Needed.number();

        public static int number() {
            return NUMBER;
        }
    }

    @Test
    void aClassIsInitializedAlthoughTheGridFailsMeanwhile() throws Exception {
        Class<?> starting = starting();
        failures.set(2);

        assertThat(starting.getMethod("number").invoke(null)).isEqualTo(42);
        assertThat(failures).hasValue(0);
    }

    @Test
    void soItIsWhenTheLogFails() throws Exception {
        Class<?> starting = starting();
        failures.set(2);

        Object number = BrokenLog.during(
                UnitCache.class, () -> starting.getMethod("number").invoke(null));

        assertThat(number).isEqualTo(42);
    }

    @Test
    void aTaskBeginsAlthoughTheLogFailsToTellOfALostLibrary() throws Exception {
        Manifest lost = Manifest.library("client", List.of());
        member.store.keepAlso(CodeOwners.LIBRARIES, Set.of(lost.hash()));

        assertThatCode(() -> BrokenLog.during(EngineCode.class, () -> {
                    engine.beforeTask();
                    return lost;
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void aMemberThatHasEndedIsAskedOnce() throws Exception {
        Class<?> starting = starting();
        failure = HazelcastInstanceNotActiveException::new;
        failures.set(1_000);

        assertThatThrownBy(() -> starting.getMethod("number").invoke(null))
                .hasRootCauseInstanceOf(HazelcastInstanceNotActiveException.class);
        assertThat(failures).hasValue(999);
    }

    private Class<?> starting() throws Exception {
        byte[] starting = LoneMember.bytes(Starting.class);
        byte[] needed = LoneMember.bytes(Needed.class);
        Manifest manifest = Manifest.empty("client")
                .with(List.of(CodeGroup.of(
                        Map.of(
                                Starting.class.getName(),
                                ContentHash.of(starting),
                                Needed.class.getName(),
                                ContentHash.of(needed)),
                        List.of())));
        member.store.keepAlso("client", manifest);
        member.store.putMissing(Map.of(ContentHash.of(starting), () -> starting, ContentHash.of(needed), () -> needed));
        Class<?> type = engine.loaderOf(manifest.hash()).loadClass(Starting.class.getName());
        assertThat(type.getClassLoader()).isInstanceOf(GroupLoader.class);
        return type;
    }

    private HazelcastInstance failing(HazelcastInstance grid) {
        return proxy(HazelcastInstance.class, grid, (name, result) -> {
            boolean isCode = result instanceof IMap<?, ?> map && map.getName().equals(GridNames.CODE);
            return isCode ? proxy(IMap.class, (IMap<?, ?>) result, this::failOnGet) : result;
        });
    }

    private Object failOnGet(String method, Object result) {
        if (method.equals("get") && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw failure.get();
        }
        return result;
    }

    private interface After {
        Object call(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                FailingGridIT.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.call(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
