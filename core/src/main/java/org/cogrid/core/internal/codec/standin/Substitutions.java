package org.cogrid.core.internal.codec.standin;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** All substitutions of this JVM: first those found as services, such as Groovy's, then the JDK's. */
public final class Substitutions {
    private final List<Substitution> all;

    public Substitutions(List<Substitution> own) {
        all = new ArrayList<>(own);
        Iterator<Substitution> pluggedIn = ServiceLoader.load(Substitution.class, Substitution.class.getClassLoader())
                .iterator();
        while (pluggedIn.hasNext()) {
            addNext(pluggedIn);
        }
        all.add(new JdkSubstitution());
    }

    /**
     * Returns what travels in place of {@code object}, which may be the object itself; throws if the receiver could not
     * make it anew.
     */
    public Object replace(Object object) throws InvalidClassException {
        for (Substitution substitution : all) {
            Serializable standIn = substitution.standInFor(object);
            if (standIn != null) {
                return standIn;
            }
        }
        Rebuildable.check(object);
        return object;
    }

    /** Adds the next service, unless its library is missing: then there are no objects of that library either. */
    private void addNext(Iterator<Substitution> pluggedIn) {
        try {
            all.add(pluggedIn.next());
        } catch (ServiceConfigurationError e) {
            if (!(e.getCause() instanceof NoClassDefFoundError)) {
                throw e;
            }
        }
    }
}
