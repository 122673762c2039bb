package org.cogrid.core.internal.codec.standin;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** All substitutions of this JVM: those that were plugged in, such as Groovy's, then the JDK's. */
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

    /** What travels in the place of {@code object}, if only itself; throws when that could not be made anew. */
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

    /** One whose library, such as Groovy, is not here will not be asked for that library's objects either. */
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
