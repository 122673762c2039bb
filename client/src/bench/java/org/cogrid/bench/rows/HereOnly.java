package org.cogrid.bench.rows;

import java.util.Set;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;

/** The classes of this JVM: no code travels. */
final class HereOnly implements ClassSpace {
    @Override
    public ContentHash manifestOf(Set<Class<?>> roots) {
        return ContentHash.NONE;
    }

    @Override
    public ClassLoader loaderOf(ContentHash manifest) {
        return HereOnly.class.getClassLoader();
    }
}
