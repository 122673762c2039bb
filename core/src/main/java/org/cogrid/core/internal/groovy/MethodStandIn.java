package org.cogrid.core.internal.groovy;

import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;

/**
 * A method pointer such as {@code Math.&hypot} or {@code this.&f}, which Groovy refuses to deserialize.
 *
 * @param owner the class or object that has the method; a script is made anew
 */
record MethodStandIn(Object owner, String method) implements StandIn {
    @Override
    public Object restore(Arrival arrival) {
        return new MethodClosure(owner, method);
    }
}
