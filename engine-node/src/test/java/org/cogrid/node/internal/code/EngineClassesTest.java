package org.cogrid.node.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.codehaus.groovy.runtime.InvokerHelper;
import org.cogrid.core.internal.code.ClientOnEngineException;
import org.junit.jupiter.api.Test;

class EngineClassesTest {
    private final EngineClasses own = new EngineClasses(EngineClassesTest.class.getClassLoader());

    @Test
    void groovyCodeThatCallsTheClientIsToldThatThereIsNone() throws Exception {
        Class<?> client = own.loadClass("org.cogrid.client.Nowhere");

        assertThat(client.isInterface()).isTrue();
        assertThatThrownBy(() -> InvokerHelper.invokeStaticMethod(client, "connect", new Object[] {"a"}))
                .isInstanceOf(ClientOnEngineException.class)
                .hasMessageContaining("org.cogrid.client.Nowhere.connect was called on an engine");
    }

    @Test
    void otherClassesAreThoseOfTheEngine() {
        assertThatThrownBy(() -> own.loadClass("demo.Nowhere")).isInstanceOf(ClassNotFoundException.class);
    }
}
