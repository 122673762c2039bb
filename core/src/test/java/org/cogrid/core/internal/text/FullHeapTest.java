package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FullHeapTest {
    @Test
    void aFullHeapSaysWhatToDo() {
        assertThat(FailureText.of(new OutOfMemoryError("Java heap space")))
                .startsWith("java.lang.OutOfMemoryError: Java heap space; the heap of ")
                .contains("work on less data at once")
                .contains("cogrid start --heap", "ClusterOptions.withHeap", "-Xmx");
        assertThat(FailureText.of(new OutOfMemoryError())).contains("cogrid start --heap");
    }

    @Test
    void whereMoreHeapDoesNotHelpItIsNotAdvised() {
        assertThat(FailureText.of(new OutOfMemoryError("Requested array size exceeds VM limit")))
                .contains("work on less data at once")
                .doesNotContain("-Xmx");
        assertThat(FailureText.message(new OutOfMemoryError("unable to create native thread")))
                .isEqualTo("unable to create native thread");
        assertThat(FailureText.message(new IllegalStateException("Java heap space")))
                .isEqualTo("Java heap space");
    }

    @Test
    void itIsFoundAmongCausesThatMayBeEndless() {
        OutOfMemoryError error = new OutOfMemoryError();
        Exception endless = new Exception("a");
        endless.initCause(new Exception("b", endless));

        assertThat(FullHeap.find(new CompletionException(error))).isSameAs(error);
        assertThat(FullHeap.find(endless)).isNull();
        assertThat(FullHeap.find(new HostileFailure())).isNull();
    }
}
