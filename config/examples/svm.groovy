// The best parameters of a support vector machine, with a library that neither Cogrid nor this program has.
//
//     mvn dependency:copy -Dartifact=tw.edu.ntu.csie:libsvm:3.35 -DoutputDirectory=.
//     cogrid start -n 4
//     cogrid run config/examples/svm.groovy libsvm-3.35.jar
//
// LIBSVM's guide advises to try costs C and kernel widths gamma that grow exponentially, and to judge each pair by cross-validation.
// How long that takes depends much on the pair. So each engine gets the next ones when it has little to do, and the program shows
// results as they come: the best so far is known long before the last is there.

import static org.cogrid.client.call.MapCall.untyped
import static org.cogrid.core.Reference.ref

// Two spirals, one in the other, somewhat blurred. The side, -1 or 1, is to be told from x and y.
def random = new Random(1)
double[][] points = (0..<300).collect { i ->
    double side = i % 2 ? 1 : -1, turns = 2 * i / 300, angle = 2 * Math.PI * turns
    [side, side * turns * Math.cos(angle) + 0.08 * random.nextGaussian(), side * turns * Math.sin(angle) + 0.08 * random.nextGaussian()]
}

rc.addJars(args[0])
def all = rc.all()
all.push(points: points).get()
all.execute('''
    import libsvm.svm
    import libsvm.svm_node as Node
    import libsvm.svm_parameter as Parameters
    import libsvm.svm_problem as Problem

    svm.svm_set_print_string_function { }       // it would print each step

    /** Returns for how many points the side is told rightly by machines that were trained without them. */
    def rightlyTold(int logC, int logGamma) {
        def nodes = points.collect { point -> (1..2).collect { new Node(index: it, value: point[it]) } as Node[] } as Node[][]
        def sides = points.collect { it[0] } as double[]
        def problem = new Problem(l: sides.length, x: nodes, y: sides)
        def parameters = new Parameters(svm_type: Parameters.C_SVC, kernel_type: Parameters.RBF, C: 2**logC, gamma: 2**logGamma,
                eps: 0.001, cache_size: 100, shrinking: 1)
        def told = new double[sides.length]
        svm.rand.setSeed(1)                     // so that all pairs are judged by the same five parts
        svm.svm_cross_validation(problem, parameters, 5, told)
        return (0..<told.length).count { told[it] == sides[it] } as int
    }
''').get()

def pairs = [(-5..9).step(2), (-9..7).step(2)].combinations()
def trials = untyped(ref('rightlyTold'), pairs*.first(), pairs*.last())

def best = null
def tell = { what, trial ->
    def (logC, logGamma) = pairs[trial.position()]
    printf '%s: C = 2^%d, gamma = 2^%d tells %d of %d points rightly%n', what, logC, logGamma, trial.get(), points.length
}
rc.balanced().asCompleted(trials).forEach { trial ->
    if (!best || trial.get() > best.get() || trial.get() == best.get() && trial.position() < best.position()) {
        best = trial
        tell('So far', best)
    }
}
tell("Of ${pairs.size()} pairs", best)
