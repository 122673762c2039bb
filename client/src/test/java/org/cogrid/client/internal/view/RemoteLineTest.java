package org.cogrid.client.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;

class RemoteLineTest {
    @Test
    void theLinesOfGroovyTextsAreFoundInTheStackInnermostFirst() {
        String stack = """
                java.lang.IllegalStateException: no data (of x.groovy)
                \tat java.util.List.of(List.java:7)
                \tat norms.norm(norms.groovy:7)
                \tat execute.run(execute.groovy:12)
                """;

        assertThat(RemoteLine.of(failure(stack)).map(RemoteLine::toString))
                .containsExactly("norms.groovy:7", "execute.groovy:12");
    }

    @Test
    void aFailureOfJavaAloneHasNone() {
        assertThat(RemoteLine.of(failure("x\n\tat demo.Outer.run(Outer.java:7)\n")))
                .isEmpty();
    }

    private static RemoteTaskException failure(String stack) {
        return new RemoteTaskException(new RemoteError("running", "demo.Outer", "outer", stack, 0, 1), null);
    }
}
