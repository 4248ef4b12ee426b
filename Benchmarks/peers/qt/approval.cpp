// Drives an SCXML chart with Qt SCXML: approval CHART SECONDS, prints external events per second.
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtScxml/QScxmlStateMachine>
#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    if (argc < 3) return 2;
    QScxmlStateMachine *machine = QScxmlStateMachine::fromFile(QString::fromLocal8Bit(argv[1]));
    if (!machine || !machine->parseErrors().isEmpty()) {
        for (const QScxmlError &error : machine->parseErrors()) fprintf(stderr, "%s\n", qPrintable(error.toString()));
        return 1;
    }
    machine->start();
    QCoreApplication::processEvents();
    const QStringList events{"submit", "approve.legal", "approve.finance", "approve.quality", "reset"};
    const qint64 limit = qint64(atof(argv[2]) * 1000);
    QElapsedTimer timer;
    timer.start();
    long count = 0;
    while (timer.elapsed() < limit) {
        for (int round = 0; round < 200; ++round)
            for (const QString &event : events) machine->submitEvent(event);
        QCoreApplication::processEvents();
        count += 1000;
    }
    const double seconds = timer.nsecsElapsed() / 1e9;
    if (!machine->activeStateNames().contains("draft")) return 3;
    machine->submitEvent("submit");
    machine->submitEvent("approve.legal");
    QCoreApplication::processEvents();
    if (!machine->activeStateNames().contains("legal_done")) return 4;
    printf("%.0f\n", count / seconds);
    return 0;
}
