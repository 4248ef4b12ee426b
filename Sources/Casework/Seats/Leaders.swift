import Regulations

extension View {
    /// The post that leads a unit and that somebody holds today; where there is none, or only a person who is left out
    /// holds it, that of the next unit above.
    func leader(above unit: String, except person: String? = nil) throws -> Holder? {
        let posts = regulation.organisation.posts.filter(\.isLeader)
        for unit in try tree().upwards(from: unit) {
            for post in posts {
                let holder = Holder(post: post.id, unit: unit.code)
                let people = try people(holder)
                if people.contains(where: { $0.code != person }) { return holder }
            }
        }
        return nil
    }
}
