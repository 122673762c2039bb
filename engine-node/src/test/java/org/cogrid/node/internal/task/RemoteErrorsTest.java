package org.cogrid.node.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.node.internal.engine.HostileFailure;
import org.junit.jupiter.api.Test;

class RemoteErrorsTest {
    private final RemoteErrors errors = new RemoteErrors(
            3, new ValueCodec(new OwnClasses(), RemoteErrors.MOST_ORIGINAL_BYTES), CastFailure.ofOneVersion());

    @Test
    void aFailureTravelsAsTextAndAsItself() {
        Exception failure = new IllegalStateException("so");

        RemoteError error = errors.describe(failure, Stage.RUNNING);

        assertThat(error.className()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.message()).isEqualTo("so");
        assertThat(error.stack())
                .startsWith("java.lang.IllegalStateException: so")
                .contains("\tat ");
        assertThat(errors.encode(failure)).isPresent();
    }

    @Test
    void aLongMessageIsCutAndTravelsAsTextOnly() {
        Exception failure = new IllegalArgumentException("begin" + "x".repeat(10_000_000) + "end");

        RemoteError error = errors.describe(failure, Stage.RUNNING);

        assertThat(error.message())
                .hasSizeLessThan(66_000)
                .startsWith("begin")
                .endsWith("end")
                .contains("characters cut");
        assertThat(error.stack()).hasSizeLessThan(66_000).contains("begin");
        assertThat(errors.encode(failure)).isEmpty();
    }

    @Test
    void aFailureOfWhichNothingWorksIsDescribedAllTheSame() {
        HostileFailure failure = new HostileFailure();

        RemoteError error = errors.describe(failure, Stage.RUNNING);

        assertThat(error.className()).isEqualTo(HostileFailure.class.getName());
        assertThat(error.message()).contains("its getMessage() failed with java.lang.AssertionError");
        assertThat(error.stack()).contains(HostileFailure.class.getName());
        assertThat(errors.encode(failure)).isEmpty();
    }

    @Test
    void aClassThatCannotBeUsedSaysWhyWhateverItsCauseIs() {
        RemoteError error = errors.describe(new ExceptionInInitializerError(new HostileFailure()), Stage.RUNNING);

        assertThat(error.message()).contains("caused by " + HostileFailure.class.getName());
    }

    @Test
    void aFullHeapIsToldAlsoWhereAnotherFailureWrapsIt() {
        Exception failure = new IllegalStateException("so", new OutOfMemoryError("Java heap space"));

        assertThat(errors.describe(failure, Stage.RUNNING).message())
                .startsWith("so, caused by java.lang.OutOfMemoryError: Java heap space; the heap of ")
                .contains("cogrid start --heap");
    }

    /** Sends no code. */
    static final class OwnClasses implements ClassSpace {
        @Override
        public ContentHash manifestOf(Set<Class<?>> roots) {
            return ContentHash.NONE;
        }

        @Override
        public ClassLoader loaderOf(ContentHash manifest) {
            return OwnClasses.class.getClassLoader();
        }
    }
}
