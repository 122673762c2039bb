package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Set;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InspectorTest {
    private final Inspector inspector =
            new Inspector(new ValueCodec(new OwnClasses()), new MirrorSettings(1 << 20, Set.of()), Encoding.unseen());

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aValueWhoseFailureGoesRoundInACircleIsLiveOnly() {
        assertThat(inspector.inspect(new FailsInACircle(), new CopyState("a")))
                .isInstanceOfSatisfying(
                        Inspection.LiveOnly.class,
                        finding -> assertThat(finding.note()).contains("outer"));
    }

    private static final class FailsInACircle implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            RuntimeException outer = new IllegalStateException("outer");
            outer.initCause(new IllegalStateException("inner", outer));
            throw outer;
        }
    }

    /** Sends no code. */
    private static final class OwnClasses implements ClassSpace {
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
