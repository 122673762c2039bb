package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailureCopyTest {
    @Test
    void aCopyPrintsLikeTheFailure() {
        Exception failure = new IllegalStateException("outer", new Exception("inner"));
        failure.addSuppressed(new IllegalArgumentException("beside"));

        assertThat(printed(FailureCopy.of(failure))).isEqualTo(printed(failure));
    }

    @Test
    void aCopyPrintsWhateverTheFailureDoes() {
        HostileFailure hostile = new HostileFailure();
        Exception failure = new Exception("on top", hostile);
        hostile.addSuppressed(failure);

        assertThat(printed(FailureCopy.of(failure))).contains("on top", "its getMessage() failed");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
