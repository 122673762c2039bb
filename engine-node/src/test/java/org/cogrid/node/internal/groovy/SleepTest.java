package org.cogrid.node.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.Engine;
import org.cogrid.core.internal.task.CurrentEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepTest {
    private final SessionFixture fixture = new SessionFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 600_000",
                "sleep(600_000L)",
                "[1].each { sleep 600_000 }",
                "[1].each { x -> [2].each { sleep(600_000) } }",
                "def nap() { sleep 600_000 }\nnap()",
                "class N { def nap() { sleep 600_000 } }\nnew N().nap()",
                "class N { static nap() { sleep 600_000 } }\nN.nap()",
                "class N { @groovy.transform.CompileStatic def nap() { sleep 600_000 } }\nnew N().nap()",
                "@groovy.transform.CompileStatic def nap() { sleep(600_000L) }\nnap()",
                "Object.sleep(600_000)",
                "sleep(600_000) { true }"
            })
    void anInterruptEndsSleepOnAnEngine(String text) throws Exception {
        FutureTask<Object> task = new FutureTask<>(() -> {
            CurrentEngine.set(anEngine());
            try {
                return fixture.run("started.countDown()\n" + text);
            } catch (InterruptedException e) {
                return "interrupted";
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        });
        java.util.concurrent.CountDownLatch started = new java.util.concurrent.CountDownLatch(1);
        fixture.values.put("started", started);
        Thread engine = new Thread(task, "engine");
        engine.start();
        assertThat(started.await(50, TimeUnit.SECONDS)).isTrue();
        engine.interrupt();
        assertThat(task.get(50, TimeUnit.SECONDS)).isIn("interrupted", null);
    }

    private static Engine anEngine() {
        return (Engine) Proxy.newProxyInstance(
                SleepTest.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> null);
    }
}
